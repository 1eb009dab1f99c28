"""`@users`: the account of whoever asks, and nobody else's."""

from api.addresses import site_address
from api.errors import NotFoundError, UnauthorizedError
from api.registry import Call, Service


def users(call: Call) -> dict | list:
    """`@users/<own name>` → the account; `@users` → a list of that one account."""
    if not call.user.is_authenticated:
        raise UnauthorizedError
    account = account_of(call)
    if not call.below:
        return [account]
    # Whether another name exists is nobody's business.
    if call.below[0] != call.user.get_username():
        raise NotFoundError
    return account


def account_of(call: Call) -> dict:
    user = call.user
    return {
        "@id": f"{site_address(call.request)}/@users/{user.get_username()}",
        "id": user.get_username(),
        "username": user.get_username(),
        "fullname": user.get_full_name(),
        "email": user.email,
        "roles": sorted(user.groups.values_list("name", flat=True)),
    }


USERS = Service("users", "The account of whoever asks", read=users, most_below=1, closed=True)
