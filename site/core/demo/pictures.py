"""Illustrations in the picture store, drawn when they are first asked for."""

from io import BytesIO

from django.core.files.images import ImageFile

from core.demo import illustrations
from core.models import Picture


def picture_of(motif: str) -> Picture:
    """The picture of a motif (see `core.demo.illustrations.MOTIFS`)."""
    title = f"Kuvitus: {motif}"
    found = Picture.objects.filter(title=title).first()
    if found:
        return found
    out = BytesIO()
    illustrations.draw(motif).save(out, "JPEG", quality=88, progressive=True)
    return Picture.objects.create(
        title=title,
        file=ImageFile(BytesIO(out.getvalue()), name=f"kuvitus-{motif}.jpg"),
        credit="Tulevaisuuden tekijät",
        licence="CC BY 4.0",
    )
