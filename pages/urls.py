"""Every page of the site on one screen."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
