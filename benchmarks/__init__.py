"""Measurements that depend on the machine: each compares in one run, none is a test."""
