"""Synthetic data sets: prompts drawn by a grammar or given, filmed with all their ground truth, kept in WebDataset shards."""

from sora_nb.datasets.loading import Dataset as Dataset
from sora_nb.datasets.making import dataset as dataset
