"""`STORAGE_URL` read into Django's form: the local disk, or an S3-compatible bucket."""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def storage_from_url(url: str) -> dict[str, Any]:
    """Django's storage settings for `url`.

    `s3://KEY:SECRET@endpoint.example/bucket?region=eu-north-1` is any S3-compatible service;
    add `scheme=http` for one without TLS. Empty means the media folder on the local disk.
    Raises ImproperlyConfigured for any other address.
    """
    if not url:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    parts = urlsplit(url)
    bucket = parts.path.strip("/")
    if parts.scheme != "s3" or not parts.hostname or not bucket:
        raise ImproperlyConfigured("STORAGE_URL must look like s3://KEY:SECRET@host/bucket")
    query = parse_qs(parts.query)
    port = f":{parts.port}" if parts.port else ""
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "access_key": unquote(parts.username or ""),
            "secret_key": unquote(parts.password or ""),
            "bucket_name": bucket,
            "endpoint_url": f"{query.get('scheme', ['https'])[0]}://{parts.hostname}{port}",
            "region_name": query.get("region", [None])[0],
            "file_overwrite": False,
            "querystring_auth": True,
        },
    }
