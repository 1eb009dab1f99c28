"""Demo posts: texts in `posts/`, loaded by `load_posts`."""
