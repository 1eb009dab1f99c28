"""Three anonymous questions after an event."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from core.forms.public import public_form
from events.addresses import event_at
from events.forms import AnswerForm
from events.models import Answer

THANKS = "kiitos"


@public_form
def form(request: HttpRequest, path: str) -> HttpResponse:
    """From the beginning of the event until 30 days after it; 404 at other times."""
    event = event_at(request, path)
    if not event.takes_answers:
        raise Http404
    if request.method != "POST":
        filled = None if THANKS in request.GET else AnswerForm(request=request)
        return show(request, event, filled)
    filled = AnswerForm(request.POST, request=request)
    if not filled.is_valid():
        return show(request, event, filled, filled.status)
    Answer.objects.get_or_create(
        sending=filled.sending, defaults={"event": event.original, **filled.cleaned_data}
    )
    response = redirect(f"{request.path}?{THANKS}")
    response.status_code = 303
    return response


def show(request, event, filled, status: int = 200) -> HttpResponse:
    return render(
        request, "events/answer_form.html", {"event": event, "form": filled}, status=status
    )
