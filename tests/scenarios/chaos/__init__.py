"""Chaos: phones, network, processes, database and store that fail on purpose, and a judge who compares everything.

    python -m tests.scenarios.chaos --seeds 20          # make chaos SEEDS=20
    SEED=7 python -m tests.scenarios.chaos              # one seed again

One seed is one county: users, tasks and phones of its own in a running server. `plan.py` draws the operations,
`judge.py` says what was lost, doubled, left different or answered differently.
"""
