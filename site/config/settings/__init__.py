"""One module per situation: `dev` on a laptop, `production` on a server, `test` in the test run."""
