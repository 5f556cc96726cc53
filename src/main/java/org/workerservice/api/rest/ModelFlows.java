package org.workerservice.api.rest;

import org.workerservice.flow.JudgeModels;
import org.workerservice.flow.MatchModels;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.TrainModel;

/** The operations on models of matching behind the interface. */
record ModelFlows(TrainModel train, MatchModels models, JudgeModels judge) {
  static ModelFlows of(Toolbox tools) {
    return new ModelFlows(new TrainModel(tools), new MatchModels(tools), new JudgeModels(tools));
  }
}
