"""What readers tell, and the page that asks them."""

from feedback.models.page import FeedbackPage
from feedback.models.ticket import Ticket, TicketEvent, TicketState
from feedback.models.vote import Vote

__all__ = ["FeedbackPage", "Ticket", "TicketEvent", "TicketState", "Vote"]
