"""Processes of their own for tests, forked from one that has imported the store and has no threads yet."""

import multiprocessing

SPAWN = multiprocessing.get_context("forkserver")
SPAWN.set_forkserver_preload(["flows.store", "pyarrow.parquet", "pytest"])
