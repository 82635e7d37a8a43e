"""Made by Scripts/bindings from 'chokepoint schema'; do not edit."""

VERSION = "0.1.0"
