"""What the search knows of each page. The databases derive their indexes from `terms_…` themselves:
SQLite by triggers into tables of FTS5, PostgreSQL by generated columns (see the migrations)."""

from hashlib import sha1

from django.conf import settings
from django.db import models
from wagtail.models import Page


class IndexedPage(models.Model):
    """A page the public may see, as terms.

    Terms are words in lower case between spaces: `terms_a` those of the title, `terms_b` of lead,
    headings and tags, `terms_c` of the text, `terms_d` of attached files. Parts of compounds and
    what words are derived from stand one step lower than the words themselves.
    """

    page = models.OneToOneField(
        Page, primary_key=True, on_delete=models.CASCADE, related_name="indexed_page"
    )
    terms_a = models.TextField(blank=True)
    terms_b = models.TextField(blank=True)
    terms_c = models.TextField(blank=True)
    terms_d = models.TextField(blank=True)
    # Plain text, for extracts.
    text = models.TextField(blank=True)
    # What the row was made of, so that the same is not stored again.
    fingerprint = models.CharField(max_length=40, blank=True)
    # Waits for the worker: something that the page shows, or the way of reading it, has changed.
    stale = models.BooleanField(default=False, db_index=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return str(self.page_id)


class FacetSet(models.Model):
    """What facets tell of pages. Pages have few different ones, so they are counted by number."""

    # A word of `search.kinds`, and `|key|key|` of target groups and of tags.
    kind = models.CharField(max_length=20, blank=True)
    groups = models.TextField(blank=True)
    themes = models.TextField(blank=True)
    # SHA-1 of the three: the texts may be longer than an index holds.
    key = models.CharField(max_length=40, unique=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.kind} {self.groups} {self.themes}"

    @staticmethod
    def key_of(kind: str, groups: str, themes: str) -> str:
        said = repr((kind, groups, themes)).encode("utf-8", "replace")
        return sha1(said, usedforsecurity=False).hexdigest()

    @classmethod
    def of(cls, kind: str, groups: str, themes: str) -> "FacetSet":
        values = {"kind": kind, "groups": groups, "themes": themes}
        return cls.objects.get_or_create(key=cls.key_of(**values), defaults=values)[0]


class FoundPage(models.Model):
    """What a list of results tells of a page, and what narrows and counts it.

    Apart from the words, so that counting the results of a common word reads little.
    """

    page = models.OneToOneField(
        IndexedPage, primary_key=True, on_delete=models.CASCADE, related_name="found"
    )
    language = models.CharField(max_length=12)
    facets = models.ForeignKey(FacetSet, on_delete=models.PROTECT, related_name="+")
    # When an event is held; None for everything else.
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    # Time alone hides the page then, whenever the worker comes.
    expires_at = models.DateTimeField(null=True, blank=True)
    # What a result tells besides: its type in words, and its date when it is not the last change.
    label = models.CharField(max_length=80, blank=True)
    shown_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.language} {self.page_id}"


class IndexedWord(models.Model):
    """A word of a title, lead or heading in its base form: what spelling is compared with."""

    page = models.ForeignKey(IndexedPage, on_delete=models.CASCADE, related_name="vocabulary")
    language = models.CharField(max_length=12)
    word = models.CharField(max_length=60)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["language", "word"])]
        constraints = [
            models.UniqueConstraint(fields=["page", "word"], name="search_word_once_a_page")
        ]

    def __str__(self):
        return self.word


class StaffPage(models.Model):
    """A page in any state, as staff find it in the admin: drafts and private pages too.

    A table of its own, so that no question of the public can reach it. `terms_a` are those of the
    title, of that of the draft and of the address, `terms_c` those of the text as it is stored.
    """

    page = models.OneToOneField(
        Page, primary_key=True, on_delete=models.CASCADE, related_name="staff_page"
    )
    terms_a = models.TextField(blank=True)
    terms_c = models.TextField(blank=True)
    fingerprint = models.CharField(max_length=40, blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return str(self.page_id)


class DocumentText(models.Model):
    """The text of a PDF or DOCX, read once by the worker for each content of the file."""

    document = models.OneToOneField(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    file_hash = models.CharField(max_length=40)
    text = models.TextField(blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return str(self.document_id)
