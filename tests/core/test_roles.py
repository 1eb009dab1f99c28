"""Roles: who sees, edits, approves and publishes what."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from core.permissions import GROUPS
from news.models import NewsPage


@pytest.fixture
def writer(make_user, organisation):
    return make_user("Kirjoittaja", organisation)


@pytest.fixture
def lead(make_user, organisation):
    return make_user("Viestintävastaava", organisation)


@pytest.fixture
def own_draft(make_post, make_user, organisation):
    """A draft of the writer's organisation that a colleague began."""
    colleague = make_user("Kirjoittaja", organisation, name="kollega")
    return make_post(title="Oma luonnos", live=False, owner=colleague)


@pytest.fixture
def foreign_draft(make_post, other_organisation):
    return make_post(title="Vieras luonnos", live=False, organisation=other_organisation)


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def status(client, user, page):
    client.force_login(user)
    return client.get(edit_url(page)).status_code


def test_the_four_groups_are_there_and_wagtails_own_are_gone(db):
    assert set(Group.objects.values_list("name", flat=True)) == set(GROUPS)


def test_a_writer_edits_a_draft_of_the_own_organisation(client, writer, own_draft):
    assert status(client, writer, own_draft) == 200


def test_a_writer_does_not_edit_the_draft_of_another(client, writer, foreign_draft):
    assert status(client, writer, foreign_draft) == 302


def test_a_writer_does_not_see_the_draft_of_another_in_the_tree(
    client, writer, own_draft, foreign_draft, news_index
):
    client.force_login(writer)
    html = client.get(reverse("wagtailadmin_explore", args=[news_index.pk])).content.decode()
    assert "Oma luonnos" in html
    assert "Vieras luonnos" not in html


def test_a_writer_without_an_organisation_edits_nothing(client, make_user, own_draft):
    assert status(client, make_user("Kirjoittaja", name="irrallinen"), own_draft) == 302


def test_a_writer_does_not_publish(writer, own_draft):
    permissions = own_draft.permissions_for_user(writer)
    assert not permissions.can_publish()
    assert not permissions.can_unpublish()
    assert permissions.can_submit_for_moderation()


def test_a_writer_chooses_only_the_own_organisation(client, writer, own_draft, other_organisation):
    client.force_login(writer)
    field = client.get(edit_url(own_draft)).context["form"].fields["organisation"]
    assert [choice.pk for choice in field.queryset] == [own_draft.organisation_id]


def test_a_writer_does_not_read_the_check_of_another(client, writer, foreign_draft):
    client.force_login(writer)
    answer = client.get(reverse("core_publication_check", args=[foreign_draft.pk]))
    assert answer.status_code == 404


def test_the_communications_lead_edits_and_publishes_everything(client, lead, foreign_draft):
    assert status(client, lead, foreign_draft) == 200
    assert foreign_draft.permissions_for_user(lead).can_publish()


def test_a_reporter_edits_nothing(client, make_user, own_draft):
    assert status(client, make_user("Raportoija"), own_draft) == 302


def test_the_administrator_manages_users_settings_and_terms(client, make_user):
    client.force_login(make_user("Pääkäyttäjä"))
    for name, arguments in (
        ("wagtailusers_users:index", []),
        ("wagtailsettings:edit", ["core", "projectsettings"]),
        ("wagtailsnippets_core_workpackage:list", []),
        ("wagtailadmin_workflows:index", []),
    ):
        assert client.get(reverse(name, args=arguments), follow=True).status_code == 200, name


def submit(post, user):
    post.save_revision(user=user)
    return post.get_workflow().start(post, user)


def actions(post, user):
    post = NewsPage.objects.get(pk=post.pk)
    task = post.current_workflow_task
    return {name for name, _label, _modal in task.get_actions(post, user)}


def test_a_second_person_approves_and_the_post_is_published(writer, lead, own_draft):
    state = submit(own_draft, writer)
    assert actions(own_draft, lead) == {"approve", "reject"}
    state.current_task_state.approve(user=lead)
    own_draft.refresh_from_db()
    assert own_draft.live


def test_nobody_approves_their_own_submission(lead, own_draft):
    submit(own_draft, lead)
    assert actions(own_draft, lead) == {"reject"}


def test_what_the_check_blocks_cannot_be_approved(writer, lead, own_draft):
    own_draft.lead = ""
    submit(own_draft, writer)
    assert actions(own_draft, lead) == {"reject"}


def test_a_writer_approves_nothing(writer, own_draft):
    submit(own_draft, writer)
    assert actions(own_draft, writer) == set()


@pytest.mark.parametrize(
    "name",
    ["view_draft", "history", "workflow_history", "copy", "revisions_compare", "move", "delete"],
)
def test_no_other_screen_shows_a_writer_the_draft_of_another(client, writer, foreign_draft, name):
    foreign_draft.save_revision()
    arguments = [foreign_draft.pk]
    if name == "revisions_compare":
        arguments += ["earliest", "latest"]
    client.force_login(writer)
    answer = client.get(reverse(f"wagtailadmin_pages:{name}", args=arguments))
    assert answer.status_code in {302, 403, 404}


@pytest.mark.parametrize(
    "address",
    [
        "/admin/pages/search/?q=Vieras",
        "/admin/choose-page/search/?q=Vieras",
        "/admin/reports/site-history/",
        "/admin/reports/aging-pages/",
        "/admin/reports/page-types-usage/",
        "/admin/pages/usage/news/newspage/",
        "/admin/",
    ],
)
def test_no_list_tells_a_writer_of_the_draft_of_another(client, writer, foreign_draft, address):
    foreign_draft.save_revision(log_action=True)
    client.force_login(writer)
    assert "Vieras luonnos" not in client.get(address, follow=True).content.decode()
