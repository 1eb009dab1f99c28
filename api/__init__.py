"""The second voice of every page: Plone-style JSON at the page's own address.

Owns negotiation, the shapes of content, the services (`@breadcrumbs`, `@navigation`,
`@translations`), batching, the one error shape and HTTP caching of JSON. Knows the rooms, the home
and the ground floor; none of them knows it. It decides nothing about who may see what: that is
`core.querysets.visible_pages()` and Wagtail's view restrictions.
"""
