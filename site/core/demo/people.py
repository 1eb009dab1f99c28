"""One user for each role, and the administrator.

The password of all comes from `ADMIN_PASSWORD`; without it one is made up and printed. A further
run sets it again, so that what is printed is always true.
"""

import os
import secrets

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from core.models import Organisation, OrganisationMember
from core.permissions import ADMINISTRATORS, COMMUNICATIONS, REPORTERS, WRITERS

# user name → (group, organisation)
PEOPLE = {
    "kirjoittaja": (WRITERS, "kalajoki"),
    "viestinta": (COMMUNICATIONS, "nuorten-ystavat"),
    "raportoija": (REPORTERS, "nuorten-ystavat"),
    "paakayttaja": (ADMINISTRATORS, "nuorten-ystavat"),
}


def create() -> None:
    User = get_user_model()  # noqa: N806
    password = os.environ.get("ADMIN_PASSWORD") or secrets.token_urlsafe(12)
    admin, _ = User.objects.get_or_create(
        username="admin",
        defaults={"email": "admin@localhost", "is_superuser": True, "is_staff": True},
    )
    admin.set_password(password)
    admin.save()
    for name, (group, organisation) in PEOPLE.items():
        user, _ = User.objects.get_or_create(
            username=name, defaults={"email": f"{name}@localhost", "first_name": group}
        )
        user.set_password(password)
        user.save()
        user.groups.add(Group.objects.get(name=group))
        OrganisationMember.objects.get_or_create(
            user=user, defaults={"organisation": Organisation.objects.get(key=organisation)}
        )
    print(f"Demo users: admin, {', '.join(PEOPLE)}")  # noqa: T201
    if not os.environ.get("ADMIN_PASSWORD"):
        print(f"Their password: {password}")  # noqa: T201


def fill() -> None:
    """Users point at nothing."""
