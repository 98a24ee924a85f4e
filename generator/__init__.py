"""Seed articles -> a sourced Markdown briefing. The data flow, top to bottom:

    seeds/*.txt --read--> Article --annotate--> Annotation --resolve--> Resolution
    seeds/photos --photos--> Photo                                          |
                                              compose: all of it --> Page --render--> Markdown
    .briefing/base + docs/ (edited) + fresh Markdown --merge--> docs/ and the next base
    docs/ + seeds/ --check--> Problem                 MkDocs: docs/ --> site/

``pipeline`` shows the pure part on one screen and ``project`` runs it over a folder; ``model`` has the nouns;
only ``files`` touches the disk.
"""
