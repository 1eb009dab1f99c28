"""A JSON answer for one person that is about no page."""

from django.http import HttpResponse, JsonResponse

from api.responses import PRIVATE


def private(data, status: int = 200) -> HttpResponse:
    response = JsonResponse(data, status=status, safe=False)
    response.headers["Cache-Control"] = PRIVATE
    return response
