"""A project on disk (seeds, pages, base) -> runs, checks, answers and edits; the pure core lies below."""

from generator.project.checking import check_project as check_project
from generator.project.editing import decide as decide
from generator.project.editing import new_article as new_article
from generator.project.editing import restore as restore
from generator.project.editing import settle as settle
from generator.project.folders import Folders as Folders
from generator.project.inquiry import explain as explain
from generator.project.inquiry import review as review
from generator.project.pictures import clean_photos as clean_photos
from generator.project.pictures import picture_list as picture_list
from generator.project.pictures import social_cards as social_cards
from generator.project.saving import Run as Run
from generator.project.saving import run as run
