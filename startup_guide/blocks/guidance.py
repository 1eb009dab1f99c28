"""Blocks that lead the reader: decisions, facts, support, contacts, warnings, stories."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.text import RICH_TEXT_FEATURES
from startup_guide.blocks.keys import FactBlock, SupportBlock
from startup_guide.blocks.preview import PREVIEW, Previewed, first_keys


def calculator_choices():
    from startup_guide.calculators import CALCULATORS

    return [(calculator.key, calculator.title) for calculator in CALCULATORS.values()]


def role_choices():
    from startup_guide.models.contacts import ContactRole

    return ContactRole.choices


class CaseBlock(blocks.StructBlock):
    situation = blocks.CharBlock(label=_("If"), max_length=160)
    advice = blocks.CharBlock(label=_("Then"), max_length=250)

    class Meta:
        icon = "help"
        label = _("Case")
        label_format = "{situation}"


class DecisionBlock(Previewed, blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    cases = blocks.ListBlock(CaseBlock(), label=_("Cases"), min_num=2)

    class Meta:
        icon = "help"
        label = _("Decision helper")
        group = _("Guidance")
        label_format = "{title}"
        template = "startup_guide/blocks/decision.html"
        preview_template = PREVIEW
        preview_value = {
            "title": "Tmi vai oy?",
            "cases": [
                {"situation": "Aloitat yksin ja pienesti", "advice": "Toiminimi riittää usein."},
                {"situation": "Haet sijoittajaa", "advice": "Kysy osakeyhtiöstä."},
            ],
        }
        description = _("If this, then that. It ends with the advice to ask an adviser.")


class FactsBlock(Previewed, blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    facts = blocks.ListBlock(FactBlock(), label=_("Facts"), min_num=1)

    class Meta:
        icon = "order"
        label = _("Facts")
        group = _("Guidance")
        label_format = "{title}"
        template = "startup_guide/blocks/facts.html"
        preview_template = PREVIEW
        preview_value = staticmethod(lambda: {"title": "Luvut", "facts": first_keys("Fact", 2)})
        description = _("Amounts with source and date. An outdated one hides itself.")


class SupportCardsBlock(Previewed, blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    forms = blocks.ListBlock(SupportBlock(), label=_("Forms of support"), min_num=1)

    class Meta:
        icon = "form"
        label = _("Support cards")
        group = _("Guidance")
        label_format = "{title}"
        template = "startup_guide/blocks/support.html"
        preview_template = PREVIEW
        preview_value = staticmethod(
            lambda: {"title": "Tuet", "forms": first_keys("SupportForm", 1)}
        )
        description = _("Cards of support with grantor, conditions and validity.")


class ContactsBlock(Previewed, blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    roles = blocks.ListBlock(
        blocks.ChoiceBlock(choices=role_choices, label=_("Asked about"), search_index=False),
        label=_("Asked about"),
        min_num=1,
    )

    class Meta:
        icon = "group"
        label = _("Contacts")
        group = _("Guidance")
        label_format = "{title}"
        template = "startup_guide/blocks/contacts.html"
        preview_template = PREVIEW
        preview_value = {"title": "Yritysneuvonta", "roles": ["advice"]}
        description = _("The contacts of the reader's municipality.")


class CalculatorBlock(Previewed, blocks.StructBlock):
    calculator = blocks.ChoiceBlock(
        choices=calculator_choices, label=_("Calculator"), search_index=False
    )

    class Meta:
        icon = "cogs"
        label = _("Calculator")
        group = _("Guidance")
        label_format = "{calculator}"
        template = "startup_guide/blocks/calculator.html"
        preview_template = PREVIEW
        preview_value = {"calculator": "kannattavuus"}
        description = _("Leads to a calculator. It disappears when its rates have expired.")


class WarningBlock(Previewed, blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    body = blocks.RichTextBlock(label=_("Text"), features=RICH_TEXT_FEATURES)

    class Meta:
        icon = "warning"
        label = _("Warning")
        group = _("Guidance")
        label_format = "{title}"
        template = "startup_guide/blocks/warning.html"
        preview_template = PREVIEW
        preview_value = {
            "title": "Hae ensin, aloita sitten",
            "body": "<p>Moni tuki jää saamatta, jos olet jo aloittanut.</p>",
        }
        description = _("What must not be done yet, or can cost dearly.")


class StoryBlock(Previewed, blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    body = blocks.RichTextBlock(label=_("Text"), features=RICH_TEXT_FEATURES)
    is_sample = blocks.BooleanBlock(
        label=_("Made-up example"), required=False, help_text=_("Tells readers that it is made up.")
    )

    class Meta:
        icon = "openquote"
        label = _("Story")
        group = _("Guidance")
        label_format = "{title}"
        template = "startup_guide/blocks/story.html"
        preview_template = PREVIEW
        preview_value = {
            "title": "Näin joku muu teki",
            "body": "<p>Sari korjasi polkupyöriä iltaisin naapureille.</p>",
            "is_sample": True,
        }
        description = _("How somebody did it.")


class AskBlock(Previewed, blocks.StructBlock):
    subject = blocks.CharBlock(
        label=_("Subject"),
        max_length=120,
        help_text=_("The subject of the reader's e-mail to the adviser."),
    )
    text = blocks.CharBlock(label=_("What to ask"), max_length=250)

    class Meta:
        icon = "mail"
        label = _("Ask an adviser")
        group = _("Guidance")
        label_format = "{subject}"
        template = "startup_guide/blocks/ask.html"
        preview_template = PREVIEW
        preview_value = {"subject": "Rahoitus", "text": "Kerro, paljonko tarvitset ja mihin."}
        description = _("Leads to the adviser of the reader's municipality. Nothing is stored.")
