"""Models of the ground floor, one subject a module."""

from core.models.base_page import BasePage, PageAuthor, PageTag
from core.models.embargo import Embargo
from core.models.files import Attachment, Picture, PictureRendition
from core.models.identity import Partner, ProjectSettings
from core.models.organisation import ContactPerson, Organisation, OrganisationMember
from core.models.outgoing_mail import MailState, OutgoingMail
from core.models.taxonomy import Municipality, TargetGroup, WorkPackage
from core.models.workflow import ApprovalTask

__all__ = [
    "ApprovalTask",
    "Attachment",
    "BasePage",
    "ContactPerson",
    "Embargo",
    "MailState",
    "Municipality",
    "Organisation",
    "OrganisationMember",
    "OutgoingMail",
    "PageAuthor",
    "PageTag",
    "Partner",
    "Picture",
    "PictureRendition",
    "ProjectSettings",
    "TargetGroup",
    "WorkPackage",
]
