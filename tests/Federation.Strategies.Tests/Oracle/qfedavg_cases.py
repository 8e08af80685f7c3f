"""q-FedAvg (Li et al. 2020, algorithm 2), with the 1e-10 that the authors' code adds to each loss."""
import numpy as np
from oracle import case, random_updates, vector


def with_losses(random, model, clients, round):
    updates = random_updates(random, model, clients, round)
    for update in updates:
        update.metrics = {"initial-loss": float(random.uniform(0, 3))}
    return updates


def q_fed_avg(q, rate, by_examples=False):
    def step(w, updates, round):
        lipschitz = 1 / rate
        numerator, denominator = {name: 0.0 for name in w}, 0.0
        for u in updates:
            loss, weight = u.metrics["initial-loss"] + 1e-10, u.examples if by_examples else 1
            gradient = {name: lipschitz * (w[name] - u.parameters[name]) for name in w}
            for name in w:
                numerator[name] = numerator[name] + weight * loss ** q * gradient[name]
            denominator += weight * (q * loss ** (q - 1) * np.sum(vector(gradient) ** 2) + lipschitz * loss ** q)
        return {name: w[name] - numerator[name] / denominator for name in w}

    return step


def run(name, q, rate, by_examples=False, **options):
    settings = {"q": q, "rate": rate, "weights": "ByExamples" if by_examples else "Uniform"}
    return case(name, settings, q_fed_avg(q, rate, by_examples), updates=with_losses, **options)


def fixtures():
    return {"qfedavg.json": [
        run("q 0.2", 0.2, 0.1),
        run("q 0", 0.0, 0.1, seed=2),
        run("q 1", 1.0, 0.5, seed=3),
        run("q 5, large rate", 5.0, 20.0, seed=4),
        run("q 2, by examples", 2.0, 1.0, by_examples=True, seed=5),
    ]}
