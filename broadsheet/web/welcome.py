"""The first visit: the owner's account, and the choice of sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django import forms
from django.contrib.auth import get_user_model, login, password_validation
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from broadsheet.feeds import starter
from broadsheet.newsroom import owner as owners
from broadsheet.newsroom import subscriptions
from broadsheet.text.countries import country_name
from broadsheet.text.sections import SECTIONS
from broadsheet.types import FeedListing
from broadsheet.web.chrome import interface_language

LOGIN_BACKEND = "django.contrib.auth.backends.ModelBackend"
MOST_CHOSEN = 1_000


class OwnerForm(forms.Form):
    """The first account."""

    username = forms.CharField(
        label=_("Name"),
        max_length=150,
        validators=[get_user_model().username_validator],
        widget=forms.TextInput(attrs={"autocomplete": "username"}),
    )
    email = forms.EmailField(
        label=_("E-mail address"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    password = forms.CharField(
        label=_("Password"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}), max_length=200
    )

    def clean_username(self) -> str:
        """Refuse the name of an account that a reader has made before."""
        name: str = self.cleaned_data["username"]
        users = get_user_model()
        if users.objects.filter(username=name).exists():
            raise forms.ValidationError(users._meta.get_field("username").error_messages["unique"])
        return name

    def clean_password(self) -> str:
        """Refuse what Django's validators refuse."""
        password: str = self.cleaned_data["password"]
        user = get_user_model()(
            username=self.cleaned_data.get("username", ""), email=self.cleaned_data.get("email", "")
        )
        try:
            password_validation.validate_password(password, user)
        except ValidationError as error:
            raise forms.ValidationError(error.messages) from error
        return password


@dataclass(slots=True)
class Sources:
    """The starter list's feeds of one country and section."""

    section: str
    feeds: list[FeedListing] = field(default_factory=list)


@dataclass(slots=True)
class Country:
    """The starter list's feeds of one country, by section."""

    code: str
    name: str
    languages: set[str] = field(default_factory=set)
    groups: dict[str, Sources] = field(default_factory=dict)

    @property
    def in_order(self) -> list[Sources]:
        order = {section: position for position, section in enumerate(SECTIONS)}
        return sorted(self.groups.values(), key=lambda group: order.get(group.section, -1))

    @property
    def number(self) -> int:
        return sum(len(group.feeds) for group in self.groups.values())


@never_cache
@require_http_methods(["GET", "POST"])
def owner(request: HttpRequest) -> HttpResponse:
    """Make the owner's account, for whoever has the one-time link while there is no account."""
    token = request.POST.get("token") or request.GET.get("token", "")
    if not owners.is_valid(token):
        return render(request, "owner-link-spent.html", {"is_wanted": owners.is_wanted()}, status=403)
    form = OwnerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = owners.make_owner(token, **form.cleaned_data)
        if user is not None:
            login(request, user, backend=LOGIN_BACKEND)
            return HttpResponseRedirect(reverse("web:welcome"))
    return render(request, "owner.html", {"form": form, "token": token})


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Choose sources from the starter list; what is read already is ticked and stays."""
    if not request.user.is_staff:
        raise PermissionDenied
    offered = starter()
    if request.method == "POST":
        wanted = set(request.POST.getlist("feed")[:MOST_CHOSEN]) | _of_groups(offered, request.POST.getlist("group"))
        chosen = [listing for listing in offered if listing.url in wanted]
        subscriptions.subscribe(chosen, now=timezone.now())
        return HttpResponseRedirect(f"{reverse('paper:feeds')}")
    context = {"countries": by_country(offered), "number": len(offered), "present": subscriptions.subscribed_urls()}
    return render(request, "welcome.html", context)


def by_country(listings: Sequence[FeedListing]) -> list[Country]:
    """The listings grouped by country and section; countries that speak the interface's language come first."""
    language = interface_language()
    countries: dict[str, Country] = {}
    for listing in listings:
        country = countries.setdefault(
            listing.country,
            Country(listing.country, country_name(listing.country, language) if listing.country else ""),
        )
        country.languages.add(listing.language)
        country.groups.setdefault(listing.section, Sources(listing.section)).feeds.append(listing)
    return sorted(countries.values(), key=lambda country: (language not in country.languages, country.name))


def _of_groups(listings: Sequence[FeedListing], groups: Sequence[str]) -> set[str]:
    """The addresses of whole groups, each named "COUNTRY/section"; the section "" is the whole country."""
    named = set(groups[:MOST_CHOSEN])
    return {
        listing.url
        for listing in listings
        if f"{listing.country}/{listing.section}" in named or f"{listing.country}/*" in named
    }
