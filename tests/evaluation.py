"""Finds calls by which a file could bring code with it."""

import ast
from collections.abc import Iterator

RUNS_CODE = {
    "eval",
    "exec",
    "compile",
    "__import__",
    "os.system",
    "os.popen",
    "runpy.run_path",
    "runpy.run_module",
    "importlib.import_module",
    "yaml.load",
    "yaml.unsafe_load",
    "yaml.full_load",
    "torch.hub.load",
    "torch.hub.load_state_dict_from_url",
    "torch.jit.load",
}
UNPICKLING_MODULES = {"pickle", "cPickle", "dill", "cloudpickle", "joblib", "marshal", "shelve", "jsonpickle"}
"""Whatever is called of them."""
HARMLESS = {"pickle.UnpicklingError"}
ONLY_WITH = {"torch.load": ("weights_only", True)}
NEVER_WITH = {"allow_pickle": True, "shell": True}


def evaluating(code: str) -> list[str]:
    """Each such call or import with its line."""
    return [f"line {line}: {what}" for line, what in sorted(_found(ast.parse(code)))]


def _found(tree: ast.AST) -> Iterator[tuple[int, str]]:
    names = _imported(tree)
    for node in ast.walk(tree):
        match node:
            case ast.Import() | ast.ImportFrom():
                for module in _modules(node):
                    if module.partition(".")[0] in UNPICKLING_MODULES:
                        yield node.lineno, module
            case ast.Call():
                name = _name(node.func, names)
                keywords = {keyword.arg: keyword.value for keyword in node.keywords}
                if name in RUNS_CODE or not _is_as_it_must_be(name, keywords):
                    yield node.lineno, name


def _is_as_it_must_be(name: str, keywords: dict[str | None, ast.expr]) -> bool:
    if name in ONLY_WITH:
        wanted, value = ONLY_WITH[name]
        given = keywords.get(wanted)
        return isinstance(given, ast.Constant) and given.value is value
    # What is not the constant False could be True.
    return all(
        isinstance(keywords[word], ast.Constant) and getattr(keywords[word], "value", None) is not value
        for word, value in NEVER_WITH.items()
        if word in keywords
    )


def _modules(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    module = node.module or ""
    return [] if all(f"{module}.{alias.name}" in HARMLESS for alias in node.names) else [module]


def _imported(tree: ast.AST) -> dict[str, str]:
    """What names of the file stand for, as in {"load": "torch.load", "t": "torch"}."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.asname: alias.name for alias in node.names if alias.asname}
        elif isinstance(node, ast.ImportFrom):
            names |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return names


def _name(node: ast.expr, names: dict[str, str]) -> str:
    match node:
        case ast.Name(id=name):
            return names.get(name, name)
        case ast.Attribute(value=value, attr=attribute):
            return f"{_name(value, names)}.{attribute}"
        case _:
            return ""
