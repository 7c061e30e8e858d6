"""Weighing: things put in order by the weights and ratings of the learner."""
