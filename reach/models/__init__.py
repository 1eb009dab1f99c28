"""What reach stores, one subject a module. No raw hit is ever stored."""

from reach.models.daily import (
    COUNT_FIELDS,
    OTHER_WORDS,
    DailyChannel,
    DailyCount,
    DailyPage,
    DailyReach,
    DailySource,
    Kind,
)
from reach.models.lists import Campaign, ChannelHost
from reach.models.reached import CountedItem, ReachedPage
from reach.models.receipt import FlushReceipt
from reach.models.report import FrozenReport, PaymentPeriod

__all__ = [
    "COUNT_FIELDS",
    "OTHER_WORDS",
    "Campaign",
    "ChannelHost",
    "CountedItem",
    "DailyChannel",
    "DailyCount",
    "DailyPage",
    "DailyReach",
    "DailySource",
    "FlushReceipt",
    "FrozenReport",
    "Kind",
    "PaymentPeriod",
    "ReachedPage",
]
