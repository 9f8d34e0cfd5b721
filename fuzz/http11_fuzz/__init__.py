"""Coverage-guided fuzzing of HTTP/1.1 stacks with Atheris; the command `http11 fuzz`.

From what is pure to what touches the machine: `inputs` (octets to checks),
`libfuzzer` (its words), `seeds`, `places`, `worker` (inside a fuzzing process),
`campaign` (starts those), `coverage`, `report`, `replay`, `command`.
"""
