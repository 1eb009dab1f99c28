"""Bots against lists of others: most crawlers are known, and no browser is taken for one."""

from pathlib import Path

from core.visitors import is_bot_agent

LISTS = Path(__file__).with_name("lists")


def agents(name):
    lines = (LISTS / f"{name}.txt").read_text(encoding="utf-8").split("\n")
    return [line for line in lines if line]


def test_at_least_99_percent_of_the_crawlers_are_known():
    crawlers = agents("crawler-user-agents")
    known = sum(map(is_bot_agent, crawlers))
    assert len(crawlers) > 2000
    assert known / len(crawlers) >= 0.99


def test_no_browser_is_taken_for_a_bot():
    browsers = agents("browsers")
    assert len(browsers) > 900
    assert [agent for agent in browsers if is_bot_agent(agent)] == []
