"""FedBuff (Nguyen et al. 2022, algorithm 1): the server's step after every K updates, each of which started from the model of an earlier
round and counts by its staleness, the number of server steps since."""
import numpy as np
from oracle import case, random_model, random_updates


class Federation:
    """So many clients train at the same time; in each round K of them, at random, are done, and are told again in the next."""

    def __init__(self, buffer, clients):
        self.buffer, self.told, self.models = buffer, {f"client-{i}": 1 for i in range(clients)}, {}

    def updates(self, random, model, clients, round):
        self.models[round] = model
        answers = []
        for name in sorted(random.choice(sorted(self.told), self.buffer, replace=False)):
            update = random_updates(random, self.models[self.told[name]], 1, round)[0]
            update.client, update.round = str(name), self.told[name]
            self.told[name] = round + 1
            answers.append(update)
        return answers


def fed_buff(rate, power, by_examples=False):
    models = {}

    def step(x, updates, round):
        models[round] = x
        total = {name: 0.0 for name in x}
        weights = [u.examples if by_examples else 1 for u in updates]
        for weight, u in zip(weights, updates):
            origin = models[u.round]
            for name in x:
                total[name] = total[name] + weight * (1 + round - u.round) ** -power * (u.parameters[name] - origin[name])
        return {name: x[name] + rate * total[name] / sum(weights) for name in x}

    return step


def run(name, buffer, clients, rate, power, by_examples=False, **options):
    settings = {"buffer": buffer, "concurrency": clients, "rate": rate, "power": power, "weights": "ByExamples" if by_examples else "Uniform"}
    model = random_model(np.random.RandomState(7), {"w": (2, 3), "b": (2,)})
    return case(name, settings, fed_buff(rate, power, by_examples), updates=Federation(buffer, clients).updates, rounds=6, model=model, **options)


def fixtures():
    return {"fedbuff.json": [
        run("K 3 of 8", 3, 8, 1.0, 0.5),
        run("K 1 of 4", 1, 4, 1.0, 0.5, seed=2),
        run("K 4 of 4, nobody stale", 4, 4, 1.0, 0.5, seed=3),
        run("server learning rate 0.3", 3, 8, 0.3, 0.5, seed=4),
        run("weight 1 / (1 + staleness)", 3, 8, 1.5, 1.0, seed=5),
        run("weighted by examples", 3, 8, 1.0, 0.5, by_examples=True, seed=6),
    ]}
