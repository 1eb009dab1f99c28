"""“Was this page helpful?”: the vote, and the words that may follow it.

A vote is stored at once and leads to a page that thanks (with a script: into the place of the
buttons, see `static/js/feedback.js`). The address of that page is the vote's token: whoever has
just voted, and nobody else, may add words to the vote.
"""

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from core.forms.public import public_form
from core.querysets import visible_pages
from feedback.forms import TextForm, VoteForm
from feedback.models import Vote

SALT = "feedback.vote"
# Words may be added for a day: the token is in an address, and addresses stay in histories.
TOKEN_SECONDS = 24 * 3600
# The script asks for the inner part of the page only.
PART = "X-Feedback-Part"


@public_form
def vote(request: HttpRequest) -> HttpResponse:
    """`POST f/` with `page` and `helpful`. 303 to the thanks; 404 for a page nobody can see."""
    if request.method != "POST":
        raise Http404
    form = VoteForm(request.POST, request=request)
    page = page_of(form["page"].value())
    if not form.is_valid():
        return show(request, {"form": form, "page_voted": page, "stage": "vote"}, form.status)
    stored = Vote.objects.create(
        page=page,
        page_title=page.title[:255],
        language=page.locale.language_code,
        helpful=form.cleaned_data["helpful"],
    )
    response = redirect("feedback:text", token=signing.dumps(stored.pk, salt=SALT))
    response.status_code = 303
    return response


@public_form
def text(request: HttpRequest, token: str) -> HttpResponse:
    """`f/<token>/`: thanks and asks for words; POST stores them. 404 for a made-up token."""
    stored, is_late = vote_of(token)
    context = {"vote": stored, "page_voted": shown_page(stored), "stage": "text"}
    if is_late:
        context |= {"stage": "late", "text": request.POST.get("text", "")}
        return show(request, context, 410)
    if request.method != "POST":
        stage = "told" if "kiitos" in request.GET else "text"
        form = TextForm(request=request)
        return show(request, {**context, "stage": stage, "form": form, "token": token}, 200)
    form = TextForm(request.POST, request=request)
    if not form.is_valid():
        return show(request, {**context, "form": form, "token": token}, form.status)
    # What somebody has dealt with stays as it was read.
    Vote.objects.filter(pk=stored.pk, handled=False).update(text=form.cleaned_data["text"])
    return redirect(reverse("feedback:text", args=[token]) + "?kiitos")


def show(request: HttpRequest, context: dict, status: int) -> HttpResponse:
    part = PART in request.headers
    name = "feedback/vote_part.html" if part else "feedback/vote_page.html"
    return render(request, name, {**context, "whole_page": not part}, status=status)


def page_of(value):
    """The public page of that number that asks whether it helped. Raises Http404."""
    try:
        number = int(value)
    except (TypeError, ValueError):
        raise Http404 from None
    pages = visible_pages().select_related("locale")
    page = pages.filter(pk=number).first() if 0 < number < 2**31 else None
    if page is None or not asks(page):
        raise Http404
    return page


def asks(page) -> bool:
    """Whether the page asks if it helped: not the home page, nor one that is a form itself."""
    return page.depth > 2 and getattr(page.specific_class, "asks_if_helpful", True)


def vote_of(token: str) -> tuple[Vote, bool]:
    """(the vote, whether its day is over). Raises Http404."""
    try:
        number, is_late = signing.loads(token, salt=SALT, max_age=TOKEN_SECONDS), False
    except signing.SignatureExpired:
        number, is_late = signing.loads(token, salt=SALT), True
    except signing.BadSignature:
        raise Http404 from None
    stored = Vote.objects.select_related("page").filter(pk=number).first()
    if stored is None:
        raise Http404
    return stored, is_late


def shown_page(stored: Vote):
    """The page to lead back to, None when it is not public any more."""
    return visible_pages().filter(pk=stored.page_id).first() if stored.page_id else None
