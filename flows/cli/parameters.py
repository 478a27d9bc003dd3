"""Options that several commands take together: one dataclass, whose fields are parameters of each of them."""

import inspect
from collections.abc import Callable
from dataclasses import MISSING, fields
from functools import wraps
from inspect import Parameter
from typing import get_type_hints


def taking(options: type) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A decorator: the parameter that is such a dataclass stands as its fields, in their order, on the command line."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        signature = inspect.signature(command, eval_str=True)
        (together,) = (name for name, each in signature.parameters.items() if each.annotation is options)
        hints = get_type_hints(options, include_extras=True)
        own = {field.name: field for field in fields(options)}

        @wraps(command)
        def called(**given: object) -> None:
            asked = options(**{name: given.pop(name) for name in own if name in given})
            command(**{together: asked}, **given)

        parameters: list[Parameter] = []
        for name, each in signature.parameters.items():
            if name != together:
                parameters.append(each.replace(kind=Parameter.KEYWORD_ONLY))
                continue
            for field in own.values():
                default = Parameter.empty if field.default is MISSING else field.default
                made = Parameter(field.name, Parameter.KEYWORD_ONLY, default=default, annotation=hints[field.name])
                parameters.append(made)
        vars(called)["__signature__"] = signature.replace(parameters=parameters)
        called.__annotations__ = {each.name: each.annotation for each in parameters} | {"return": None}
        return called

    return decorate
