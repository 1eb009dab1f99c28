"""Models of communications, one subject a module."""

from communications.models.channel import Channel, Medium
from communications.models.import_job import ColumnMapping, ImportJob, ImportState, Platform
from communications.models.metrics import Method, Metric, MetricSnapshot
from communications.models.plan import Annotation, PlanEntry, PlanState, Target
from communications.models.publication import Publication, PublicationKind

__all__ = [
    "Annotation",
    "Channel",
    "ColumnMapping",
    "ImportJob",
    "ImportState",
    "Medium",
    "Method",
    "Metric",
    "MetricSnapshot",
    "PlanEntry",
    "PlanState",
    "Platform",
    "Publication",
    "PublicationKind",
    "Target",
]
