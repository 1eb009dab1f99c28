"""Files of archives that nothing leads to: of builds that were killed, of deleted packages.

A version's files lie in a folder named after its content, a selection's in one named after its key.
A build that is going on writes to a folder that its version or selection names, so it loses none.
"""

from collections.abc import Iterator

from django.core.files.storage import default_storage

from materials.archive import FOLDER, SELECTIONS, folder_of, folder_of_selection
from materials.models import PackageVersion, Selection


def clear() -> int:
    """Deletes them; the number of folders that were deleted."""
    wanted = {folder_of(row) for row in PackageVersion.objects.defer("content")}
    chosen = Selection.objects.select_related("version").defer("version__content")
    wanted |= {folder_of_selection(row) for row in chosen}
    found = [folder for folder in folders() if folder not in wanted]
    for folder in found:
        for name in default_storage.listdir(folder)[1]:
            default_storage.delete(f"{folder}/{name}")
        default_storage.delete(folder)
    return len(found)


def folders() -> Iterator[str]:
    """Every folder that holds the files of one version or selection."""
    for package in below(FOLDER):
        for name in below(package):
            if name.endswith(f"/{SELECTIONS}"):
                yield from below(name)
            else:
                yield name


def below(folder: str) -> list[str]:
    try:
        return [f"{folder}/{name}" for name in default_storage.listdir(folder)[0]]
    except FileNotFoundError:
        return []
