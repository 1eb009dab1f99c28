"""The web server's own log, which speaks when the application could not."""

from gunicorn.glogging import Logger


class DiscreetLogger(Logger):
    """Tells the path of a request that failed, not what follows the question mark."""

    def exception(self, msg, *args, **kwargs):
        told = (arg.partition("?")[0] if isinstance(arg, str) else arg for arg in args)
        super().exception(msg, *told, **kwargs)
