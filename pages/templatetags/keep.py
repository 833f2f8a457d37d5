"""Write a text once and use it twice: the title of a page in its head and in its preview."""

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context

register = template.Library()


class KeepNode(template.Node):
    def __init__(self, name: str, nodelist: NodeList):
        self.name = name
        self.nodelist = nodelist

    def render(self, context: Context) -> str:
        # Rendered blocks are escaped already; only blanks at line ends are put right.
        text = self.nodelist.render(context)
        context[self.name] = type(text)(" ".join(text.split()))
        return ""


@register.tag
def keep(parser: Parser, token: Token) -> KeepNode:
    """Keep what stands up to `endkeep` as a variable: {% keep title %}...{% endkeep %}."""
    _, name = token.split_contents()
    nodelist = parser.parse(("endkeep",))
    parser.delete_first_token()
    return KeepNode(name, nodelist)
