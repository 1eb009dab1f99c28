"""The public addresses of feedback: nothing here is cached, sets a cookie or needs one."""
