"""Privacy of the sampled Gaussian mechanism, by numerical integration of the Renyi divergence's definition.

Mironov, Talwar and Zhang 2019: with one client more the sum is the mixture (1 - q) N(0, s^2) + q N(1, s^2), without it N(0, s^2).
"""
import numpy as np


def divergence(order, rate, stddev):
    """log E[(mixture / N(0, s^2))^order] / (order - 1), the mean over N(0, s^2)."""
    x = np.linspace(-40 * stddev, order + 40 * stddev, 40001)
    with np.errstate(divide="ignore"):
        log_ratio = np.logaddexp(np.log1p(-rate), np.log(rate) + (2 * x - 1) / (2 * stddev ** 2))
    log_integrand = order * log_ratio - x ** 2 / (2 * stddev ** 2) - np.log(stddev * np.sqrt(2 * np.pi))
    most = log_integrand.max()
    return (most + np.log(np.exp(log_integrand - most).sum() * (x[1] - x[0]))) / (order - 1)


def epsilon(rounds, rate, stddev, delta):
    """Canonne, Kamath and Steinke 2020, proposition 12."""
    orders = np.arange(2, 129)
    divergences = rounds * np.array([divergence(order, rate, stddev) for order in orders])
    return (divergences + np.log1p(-1 / orders) - (np.log(delta) + np.log(orders)) / (orders - 1)).min()


def fixtures():
    runs = [(100, 0.1, 1.0, 1e-5), (1000, 0.01, 1.0, 1e-6), (14062, 256 / 60000, 1.1, 1e-5), (10546, 256 / 60000, 0.7, 1e-5),
            (50, 1.0, 5.0, 1e-5), (10, 0.5, 0.8, 1e-3), (2000, 0.001, 0.6, 1e-7), (1, 1.0, 1.0, 1e-5)]
    return {"accountant.json": [
        {"rounds": rounds, "rate": rate, "multiplier": multiplier, "delta": delta, "epsilon": epsilon(rounds, rate, multiplier, delta)}
        for rounds, rate, multiplier, delta in runs]}
