"""The sizes in which pictures are shown; made when a page is published, not on the first visit."""

# preset → (filter, widths and heights, the `sizes` attribute)
PRESETS: dict[str, tuple[list[tuple[int, int]], str]] = {
    "card": ([(480, 270), (960, 540)], "(min-width: 60rem) 24rem, (min-width: 40rem) 50vw, 100vw"),
    "main": ([(640, 360), (1280, 720), (1920, 1080)], "(min-width: 70rem) 68rem, 100vw"),
    "body": ([(480, 0), (960, 0), (1440, 0)], "(min-width: 48rem) 44rem, 100vw"),
    "logo": ([(0, 64), (0, 128)], "10rem"),
}
SHARE_IMAGE = "fill-1200x630|format-jpeg"


def filter_specs(preset: str) -> dict[str, list[str]]:
    """Format → filter specs, smallest first, for the preset."""
    sizes, _attribute = PRESETS[preset]
    formats = (
        {"png": "format-png"}
        if preset == "logo"
        else {"webp": "format-webp", "jpeg": "format-jpeg"}
    )
    return {
        name: [f"{operation(width, height)}|{conversion}" for width, height in sizes]
        for name, conversion in formats.items()
    }


def operation(width: int, height: int) -> str:
    """Wagtail's filter for a box; a zero leaves that side free."""
    if not height:
        return f"width-{width}"
    if not width:
        return f"height-{height}"
    return f"fill-{width}x{height}"


def make(picture, *presets: str, share: bool = False) -> None:
    """Makes every copy of the picture that the presets need and that is not there yet."""
    specs = [
        spec for preset in presets for group in filter_specs(preset).values() for spec in group
    ]
    if share:
        specs.append(SHARE_IMAGE)
    picture.get_renditions(*specs)
