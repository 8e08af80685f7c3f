"""What the scripts in this folder share: models, clients' updates, and how a run of several rounds is written down.

OracleCase.cs reads what comes out and gives the same updates to a strategy.
"""
import json
import numpy as np

SHAPES = {"conv.weight": (3, 2, 2), "fc.weight": (5, 3), "fc.bias": (5,)}


class Update:
    """What one client answers: parameters is {tensor name: array}, as is auxiliary where there is one.

    round is the round in which the client was told, where that is not the round in which the update counts (buffered rounds).
    """

    def __init__(self, client, examples, parameters, metrics=None, auxiliary=None, round=None):
        self.client, self.examples, self.parameters = client, examples, parameters
        self.metrics, self.auxiliary, self.round = metrics or {}, auxiliary, round

    def in_double(self):
        """The same with float64 arrays, to compute with."""
        return Update(self.client, self.examples, in_double(self.parameters), self.metrics,
                      None if self.auxiliary is None else in_double(self.auxiliary), self.round)


def in_double(tensors):
    return {name: np.asarray(values, dtype=np.float64) for name, values in tensors.items()}


def like(tensors, values):
    """Numbers in the element types of tensors: integers and bools are rounded to the nearest, ties to even and to true."""
    def one(name):
        dtype = tensors[name].dtype
        if dtype == np.bool_:
            return values[name] >= 0.5
        return (np.rint(values[name]) if np.issubdtype(dtype, np.integer) else np.asarray(values[name])).astype(dtype)
    return {name: one(name) for name in tensors}


def vector(tensors):
    """All elements one after the other, in the order of the tensors."""
    return np.concatenate([values.reshape(-1) for values in tensors.values()])


def weighted_mean(updates, weights=None):
    """The mean of the parameters, weighted by examples unless told otherwise."""
    weights = np.array([u.examples for u in updates] if weights is None else weights, dtype=np.float64)
    return {name: sum(w * u.parameters[name] for w, u in zip(weights, updates)) / weights.sum() for name in updates[0].parameters}


def random_model(random, shapes=None, dtype=np.float32):
    """Numbers in [-1, 1)."""
    return {name: random.uniform(-1, 1, shape).astype(dtype) for name, shape in (shapes or SHAPES).items()}


def random_updates(random, model, clients, round):
    """Each client's model lies up to 0.5 beside the present one; clients have 1 to 200 examples."""
    def beside(values):
        if values.dtype == np.bool_:
            return random.uniform(0, 1, values.shape) < 0.5
        if np.issubdtype(values.dtype, np.integer):
            return values + random.randint(0, 50, values.shape).astype(values.dtype)
        return (values + random.uniform(-0.5, 0.5, values.shape)).astype(values.dtype)
    return [Update(f"client-{i}", int(random.randint(1, 201)), {name: beside(values) for name, values in model.items()})
            for i in range(clients)]


def case(name, settings, step, rounds=3, clients=4, seed=1, model=None, updates=random_updates):
    """Runs a strategy for some rounds and writes down what went in and what came out.

    settings: what the C# side needs to make the same strategy.
    step(model, updates, round): the next model, or the next model and a dict of whatever else the test compares ("more"). All
        arrays it gets are float64; what it returns is rounded to the model's element types. A step with a state is a closure or
        the method of an object.
    model: {tensor name: array}; random numbers unless given.
    updates(random, model, clients, round): what the clients answer; random unless given.
    """
    random = np.random.RandomState(seed)  # the generator whose numbers no version of numpy changes
    x = random_model(random) if model is None else model
    document = {"name": name, "settings": settings, "model": tensors_document(x), "rounds": []}
    for number in range(1, rounds + 1):
        answers = updates(random, x, clients, number)
        result = step(in_double(x), [u.in_double() for u in answers], number)
        new, more = result if isinstance(result, tuple) else (result, {})
        x = like(x, new)
        document["rounds"].append({
            "updates": [update_document(u) for u in answers], "expected": [flat(values) for values in x.values()], "more": more})
    return document


def update_document(update):
    document = {"client": update.client, "examples": update.examples, "parameters": [flat(v) for v in update.parameters.values()]}
    if update.metrics:
        document["metrics"] = update.metrics
    if update.auxiliary is not None:
        document["auxiliary"] = tensors_document(update.auxiliary)
    if update.round is not None:
        document["round"] = update.round
    return document


def tensors_document(tensors):
    return [{"name": name, "dtype": str(values.dtype), "shape": list(values.shape), "values": flat(values)}
            for name, values in tensors.items()]


def flat(values):
    return np.asarray(values).reshape(-1).tolist()


def write(folder, name, value):
    with open(f"{folder}/{name}", "w", encoding="utf-8", newline="\n") as f:
        json.dump(value, f, separators=(",", ":"), allow_nan=False)
        f.write("\n")
