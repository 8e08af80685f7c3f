"""FedNova (Wang et al. 2020), with a_i written out element by element as in section 3 and appendix of the paper."""
import numpy as np
from mean_cases import mixed_model
from oracle import case, random_updates, weighted_mean


def coefficients(steps, momentum=0.0, decay=1.0):
    """a_i: the weight of each local gradient, the earliest first."""
    if momentum:
        return np.array([sum(momentum ** k for k in range(steps - j)) for j in range(steps)])
    return np.array([decay ** (steps - 1 - j) for j in range(steps)])


def with_steps(random, model, clients, round):
    updates = random_updates(random, model, clients, round)
    for update in updates:
        update.metrics = {"local-steps": int(random.randint(20, 60))}
    return updates


def nova(momentum=0.0, mu=0.0, rate=0.01, server_momentum=0.0):
    buffer = {}

    def step(x, updates, round):
        n = np.array([u.examples for u in updates], dtype=np.float64)
        p = n / n.sum()
        norms = [np.abs(coefficients(u.metrics["local-steps"], momentum, 1 - rate * mu)).sum() for u in updates]
        tau = np.dot(p, norms)
        mean = weighted_mean(updates)
        new = {}
        for name, values in x.items():
            if name in ("steps", "counts", "mask"):
                new[name] = mean[name]
                continue
            change = -tau * sum(p_i * (values - u.parameters[name]) / norm for p_i, u, norm in zip(p, updates, norms))
            if server_momentum:
                buffer[name] = server_momentum * buffer.get(name, 0.0) + change
                change = buffer[name]
            new[name] = values + change
        return new, {"tau": tau, "norms": norms}

    return step


def run(name, momentum=0.0, mu=0.0, rate=0.01, server_momentum=0.0, **options):
    settings = {"momentum": momentum, "mu": mu, "rate": rate, "server_momentum": server_momentum}
    return case(name, settings, nova(**settings), updates=with_steps, **options)


def fixtures():
    return {"fednova.json": [
        run("plain"),
        run("plain, all element types", clients=3, model=mixed_model(), seed=4),
        run("client momentum", momentum=0.9, seed=5),
        run("proximal", mu=0.5, rate=0.1, seed=6),
        run("server momentum", server_momentum=0.5, rounds=4, seed=7),
    ]}
