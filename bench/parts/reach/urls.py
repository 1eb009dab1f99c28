"""The site's addresses, and beside the beacon's one whose view does nothing."""

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from config.urls import handler404, handler500
from config.urls import urlpatterns as site_urlpatterns

__all__ = ["handler404", "handler500", "urlpatterns"]


@csrf_exempt
def nothing(request):
    return HttpResponse(status=204)


place = next(n for n, pattern in enumerate(site_urlpatterns) if str(pattern.pattern) == "t/")
urlpatterns = [*site_urlpatterns[:place], path("n/", nothing), *site_urlpatterns[place:]]
