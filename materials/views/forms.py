"""Telling of the use of a package, and hearing of its new versions."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.forms.public import public_form
from materials import letters
from materials.forms import AdoptionForm, LeaveForm, SubscriptionForm
from materials.models import Adoption, PackagePage, Subscription


def package_or_404(pk: int) -> PackagePage:
    package = PackagePage.objects.visible().filter(pk=pk).defer_streamfields().first()
    if package is None:
        raise Http404
    return package


def see_other(name: str, *args) -> HttpResponse:
    response = redirect(reverse(f"materials:{name}", args=args))
    response.status_code = 303
    return response


@public_form
def adoption(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows the form; POST stores the account and leads on, 400 with what is wrong."""
    package = package_or_404(pk)
    form = AdoptionForm(request.POST if request.method == "POST" else None, request=request)
    if not form.is_bound or not form.is_valid():
        context = {"form": form, "package": package}
        return render(request, "materials/adoption_form.html", context, status=form.status)
    Adoption.objects.get_or_create(
        sending=form.sending, defaults={"package": package, **form.cleaned_data}
    )
    return see_other("adopted", pk)


@public_form
def adopted(request: HttpRequest, pk: int) -> HttpResponse:
    return told(
        request,
        package_or_404(pk),
        _("Thank you for telling"),
        _("We read every account. Only what you allowed is published, after we have read it."),
    )


@public_form
def subscribe(request: HttpRequest, pk: int) -> HttpResponse:
    """The answer is the same whether the address is known or not: it tells nobody who has asked."""
    package = package_or_404(pk)
    form = SubscriptionForm(request.POST if request.method == "POST" else None, request=request)
    if not form.is_bound or not form.is_valid():
        context = {"form": form, "package": package}
        return render(request, "materials/subscribe.html", context, status=form.status)
    subscription, _is_new = Subscription.objects.get_or_create(
        package=package,
        email=form.cleaned_data["email"].lower(),
        defaults={"language": get_language()},
    )
    if subscription.confirmed is None:
        letters.confirmation(subscription)
    return see_other("asked", pk)


@public_form
def asked(request: HttpRequest, pk: int) -> HttpResponse:
    return told(
        request,
        package_or_404(pk),
        _("Look into your e-mail"),
        _("We sent a link to the address. New versions are told only after you have opened it."),
    )


@public_form
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The button that confirms: programs that open links in mails confirm nothing."""
    subscription = subscription_or_404(token)
    form = LeaveForm(request.POST if request.method == "POST" else None, request=request)
    if not form.is_bound or not form.is_valid():
        context = {"form": form, "package": subscription.package, "confirms": True}
        return render(request, "materials/subscription_button.html", context, status=form.status)
    if subscription.confirmed is None:
        subscription.confirmed = timezone.now()
        subscription.save(update_fields=["confirmed"])
    return told(
        request,
        subscription.package,
        _("You will hear of new versions"),
        _("Every message has a link that ends them."),
    )


@public_form
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """One click ends the messages and deletes the address (RFC 8058 posts here without a page)."""
    subscription = Subscription.objects.filter(token=token).select_related("package").first()
    if subscription is None:
        # A second click finds nothing left to delete.
        return told(request, None, _("No more messages"), _("The address has been deleted."))
    # Mail providers click for many readers from one network: no limit may stop them.
    if request.POST.get("List-Unsubscribe") != "One-Click":
        form = LeaveForm(request.POST if request.method == "POST" else None, request=request)
        if not form.is_bound or not form.is_valid():
            context = {"form": form, "package": subscription.package, "confirms": False}
            template = "materials/subscription_button.html"
            return render(request, template, context, status=form.status)
    package = subscription.package
    subscription.delete()
    return told(request, package, _("No more messages"), _("The address has been deleted."))


def subscription_or_404(token: str) -> Subscription:
    found = Subscription.objects.filter(token=token).select_related("package").first()
    if found is None:
        raise Http404
    return found


def told(request: HttpRequest, package, title: str, message: str) -> HttpResponse:
    context = {"package": package, "title": title, "message": message}
    return render(request, "materials/told.html", context)
