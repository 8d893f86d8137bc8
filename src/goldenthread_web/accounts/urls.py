"""Signing in and out, the second step, and the people who have accounts.

Of allauth's addresses those alone are here that this site uses: nobody signs up, and no e-mail is sent or confirmed.
"""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.usersessions import views as sessions
from django.urls import path

from goldenthread_web.accounts import person_views, views
from goldenthread_web.accounts.council import views as council

urlpatterns = [
    path("sign-in", account.login, name="account_login"),
    path("sign-in/council", council.begin, name="council_begin"),
    path("sign-in/council/back", council.back, name="council_back"),
    path("sign-out", account.logout, name="account_logout"),
    path("confirm", account.reauthenticate, name="account_reauthenticate"),
    path("password", account.password_change, name="account_change_password"),
    path("sign-in/code", second_step.authenticate, name="mfa_authenticate"),
    path("confirm/code", second_step.reauthenticate, name="mfa_reauthenticate"),
    path("second-step", second_step.index, name="mfa_index"),
    path("second-step/set-up", totp.activate_totp, name="mfa_activate_totp"),
    path("second-step/remove", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("recovery-codes", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("recovery-codes/new", recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("sessions", sessions.list_usersessions, name="usersessions_list"),
    path("invitation/<slug:token>", views.invitation, name="invitation"),
    path("people", views.people, name="people"),
    path("people/invite", views.invite, name="invite"),
    path("people/<slug:reference>", person_views.person, name="person"),
]
