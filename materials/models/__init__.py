from materials.models.adoption import Adoption
from materials.models.index_page import BankPage, MaterialIndexPage
from materials.models.package_page import PackagePage
from materials.models.selection import Selection
from materials.models.session_page import SessionPage
from materials.models.subscription import Subscription
from materials.models.version import PackageVersion, VersionState

__all__ = [
    "Adoption",
    "BankPage",
    "MaterialIndexPage",
    "PackagePage",
    "PackageVersion",
    "Selection",
    "SessionPage",
    "Subscription",
    "VersionState",
]
