"""`manage.py reset_second_factor <user>`: for whoever has lost the telephone and all codes."""

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from wagtail.log_actions import log

from core.second_factor import devices
from core.second_factor.admin import RESET


class Command(BaseCommand):
    help = "Switches the second factor of a user off."

    def add_arguments(self, parser):
        parser.add_argument("username")

    def handle(self, *args, username, **options):
        user = get_user_model().objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"There is no user {username}.")
        if not devices.remove(user):
            raise CommandError(f"The second factor of {username} is not on.")
        log(user, RESET, user=None)
        self.stdout.write(f"The second factor of {username} is off.")
