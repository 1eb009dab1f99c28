"""Page types that belong to no room of their own, one subject a module."""

from home.models.home_page import HomePage
from home.models.indicators import Achievement, Indicator
from home.models.project_page import ProjectPage
from home.models.statements import AccessibilityStatementPage, PrivacyNoticePage
from home.models.supervision import SupervisorySettings
from home.models.text_page import StandardPage, TextPage

__all__ = [
    "AccessibilityStatementPage",
    "Achievement",
    "HomePage",
    "Indicator",
    "PrivacyNoticePage",
    "ProjectPage",
    "StandardPage",
    "SupervisorySettings",
    "TextPage",
]
