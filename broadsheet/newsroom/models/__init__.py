"""The tables, one noun a file."""

from broadsheet.newsroom.models.address import Address
from broadsheet.newsroom.models.article import Article, ArticleState
from broadsheet.newsroom.models.articlename import ArticleName
from broadsheet.newsroom.models.domain import Domain
from broadsheet.newsroom.models.duty import Duty
from broadsheet.newsroom.models.feed import Feed, FeedState
from broadsheet.newsroom.models.finding import Finding
from broadsheet.newsroom.models.hashtag import ArticleHashtag, Hashtag, HashtagDay, StoryHashtag
from broadsheet.newsroom.models.modelanswer import ModelAnswer, ModelCount
from broadsheet.newsroom.models.publisher import Display, Publisher
from broadsheet.newsroom.models.revision import Revision
from broadsheet.newsroom.models.standing import Standing
from broadsheet.newsroom.models.story import Story
from broadsheet.newsroom.models.storychange import StoryChange
from broadsheet.newsroom.models.wrapup import WrapUp

__all__ = [
    "Address",
    "Article",
    "ArticleHashtag",
    "ArticleName",
    "ArticleState",
    "Display",
    "Domain",
    "Duty",
    "Feed",
    "FeedState",
    "Finding",
    "Hashtag",
    "HashtagDay",
    "ModelAnswer",
    "ModelCount",
    "Publisher",
    "Revision",
    "Standing",
    "Story",
    "StoryChange",
    "StoryHashtag",
    "WrapUp",
]
