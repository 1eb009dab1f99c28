"""People as they are named to editors."""

from api.addresses import site_address


def name_of(user) -> str:
    return user.get_full_name() or user.get_username()


def actor(user, request) -> dict:
    """Who did something; empty when nobody is known any more."""
    if user is None:
        return {"@id": None, "fullname": "", "id": None, "username": None}
    name = user.get_username()
    return {
        "@id": f"{site_address(request)}/@users/{name}",
        "fullname": name_of(user),
        "id": name,
        "username": name,
    }
