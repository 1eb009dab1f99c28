"""The editor of something that chapters name by its key."""

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm


class KeyedForm(WagtailAdminModelForm):
    def clean(self):
        cleaned = super().clean()
        if self.instance.pk and "key" in self.changed_data:
            # The model is in the middle of being made when this module is loaded.
            from startup_guide.usage import uses

            stored = type(self.instance).objects.get(pk=self.instance.pk)
            places = uses(stored)
            if places:
                self.add_error("key", _("It is used in: %s") % ", ".join(places))
        return cleaned
