"""The second factor of whoever uses the admin: a code of an authenticator app (TOTP, RFC 6238).

`devices` keeps the secrets and checks codes, `gate` lets no session past that has not given one,
`door` asks for it after the password, `own` is where people switch it on and off, `admin` where
administrators take it from somebody who has lost the telephone. The tables are those of django-otp.
See docs/decisions/0022-a-second-factor.md.
"""
