"""Who may do what. Names of groups are stable; the migration makes them with their permissions."""

from wagtail.models import PagePermissionTester

WRITERS = "Kirjoittaja"
COMMUNICATIONS = "Viestintävastaava"
REPORTERS = "Raportoija"
ADMINISTRATORS = "Pääkäyttäjä"
GROUPS = (WRITERS, COMMUNICATIONS, REPORTERS, ADMINISTRATORS)


def organisation_of(user):
    """The organisation whose content the user writes, or None."""
    membership = getattr(user, "membership", None) if user.is_authenticated else None
    return membership.organisation if membership else None


def is_only_writer(user) -> bool:
    """Whether the user is bound to the content of one organisation."""
    if user.is_superuser:
        return False
    names = getattr(user, "_group_names", None)
    if names is None:
        names = user._group_names = set(user.groups.values_list("name", flat=True))
    return WRITERS in names and not names & {COMMUNICATIONS, ADMINISTRATORS}


class OrganisationPagePermissionTester(PagePermissionTester):
    """Wagtail's rules, narrowed for writers: their own organisation's pages, whoever began them."""

    def can_edit(self):
        if not self.user.is_active or not is_only_writer(self.user):
            return super().can_edit()
        if self.page_is_root or not self._is_own():
            return False
        return "add" in self.permissions or super().can_edit()

    def can_delete(self, ignore_bulk=False):
        if is_only_writer(self.user) and (self.page.live or not self._is_own()):
            return False
        return super().can_delete(ignore_bulk)

    def can_unpublish(self):
        return not is_only_writer(self.user) and super().can_unpublish()

    def _is_own(self) -> bool:
        organisation = organisation_of(self.user)
        return organisation is not None and self.page.organisation_id == organisation.pk
